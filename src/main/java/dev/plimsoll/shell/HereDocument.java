package dev.plimsoll.shell;

/**
 * The body of a here-document that stands outside the shell's text, as a Dockerfile's does.
 *
 * @param delimiter its name without quotes
 * @param body the lines between, line ends included, tabs stripped where asked
 */
public record HereDocument(String delimiter, String body) {}
