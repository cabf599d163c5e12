package io.jenkins.plugins.modelgate.engine.dependency.settings;

import io.jenkins.plugins.modelgate.engine.dependency.ManifestReader;

/** Reads settings of installers: a tree that has nothing else says of no package. */
abstract class SettingsReader implements ManifestReader {
    private final String format;

    SettingsReader(String format) {
        this.format = format;
    }

    @Override
    public final String format() {
        return format;
    }

    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
