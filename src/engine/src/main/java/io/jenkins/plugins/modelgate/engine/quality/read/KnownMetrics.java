package io.jenkins.plugins.modelgate.engine.quality.read;

/** Which reader a file is for, by its first character. */
public final class KnownMetrics {
    private KnownMetrics() {}

    /**
     * Reads a file.
     *
     * @throws UnreadableException when it is of no known format, or breaks its own
     */
    public static void read(MetricsDocument document, Sheet sheet) throws UnreadableException {
        switch (document.first()) {
            case '{', '[' -> JsonMetrics.read(document, sheet);
            case '<' -> JUnitXml.read(document, sheet);
            case 0 -> throw new UnreadableException("is empty");
            default -> CsvMetrics.read(document, sheet);
        }
    }
}
