package io.jenkins.plugins.modelgate.engine.check;

/** Hears how far a check has come. Called from several threads. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress SILENT = (files, filesTotal, bytes, bytesTotal) -> {};

    /** After each file, and now and then inside large ones. */
    void update(long files, long filesTotal, long bytes, long bytesTotal);
}
