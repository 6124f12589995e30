package dev.plimsoll.web;

/** A rule as the pages show it; {@code text} is its page in Markdown. */
public record RulePage(String id, String summary, String text) {}
