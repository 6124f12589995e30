package dev.plimsoll.web;

/** A rule as the pages show it; {@code text} is plain text. */
public record RulePage(String id, String severity, String text) {}
