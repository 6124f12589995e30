package dev.plimsoll.review;

import dev.plimsoll.analysis.ImageAnalysis;
import java.util.List;

/** An image with its findings as the outside sees them, in the report's order. */
public record ReportedImage(ImageAnalysis analysis, List<ReportedFinding> findings) {}
