package dev.plimsoll.build;

import dev.plimsoll.fact.Provenance;
import dev.plimsoll.fact.Weight;

/**
 * What a layer holds, as one line of its bill.
 *
 * @param what {@code apt:gcc=4:12.2.0-3}, {@code wheel:…whl}, {@code bytecode}, {@code
 *     context:app/}, {@code base:python:3.11-slim}
 */
public record Part(String what, Weight uncompressed, Weight compressed, Provenance provenance) {}
