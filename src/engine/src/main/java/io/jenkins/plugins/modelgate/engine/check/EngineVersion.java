package io.jenkins.plugins.modelgate.engine.check;

/** Version of this engine, as the build wrote it into the jar. */
public final class EngineVersion {
    private EngineVersion() {}

    /** For example {@code 1.0}; {@code development} when it does not run from a jar. */
    public static String get() {
        String version = EngineVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
