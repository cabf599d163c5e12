package io.jenkins.plugins.modelgate.engine.dependency.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lists of names that come with the rules: one a line, those that begin with a number sign are comments. */
final class NameList {
    private NameList() {}

    static List<String> read(String file) {
        try (InputStream in = NameList.class.getResourceAsStream(
                        "/io/jenkins/plugins/modelgate/engine/dependency/rule/" + file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::trim)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
