package dev.plimsoll.web;

import dev.plimsoll.github.WebhookSignature;
import dev.plimsoll.job.Inbox;

/** What takes deliveries once the App is configured. */
public record Receiver(WebhookSignature signature, Inbox inbox) {}
