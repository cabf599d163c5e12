package io.jenkins.plugins.modelgate.engine.dependency.python.installed;

import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.ManifestException;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.Requirement;
import io.jenkins.plugins.modelgate.engine.dependency.python.requirement.RequirementException;
import io.jenkins.plugins.modelgate.engine.dependency.python.version.PythonVersion;
import io.jenkins.plugins.modelgate.engine.dependency.version.InvalidVersionException;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Headers of a package's core metadata.
 *
 * @param licenses its SPDX expression, else what it calls its licence, else the ends of its licence classifiers
 * @param needs names of what it needs without any extra
 */
record Metadata(String name, String version, List<String> licenses, List<String> needs) {
    Metadata {
        needs = List.copyOf(needs);
        licenses = List.copyOf(licenses);
    }

    ComponentId id() {
        return new ComponentId(Ecosystem.PYPI, SafeText.of(Ecosystem.PYPI.normalise(name)), SafeText.of(version));
    }

    /** Whether a directory or file whose name has these parts is of it. Installers go by the name, others by what is inside. */
    boolean isOf(String otherName, String otherVersion) {
        return Ecosystem.PYPI.normalise(name).equals(Ecosystem.PYPI.normalise(otherName))
                && comparable(version).equals(comparable(otherVersion));
    }

    /** Names of files have an underscore for a hyphen, and versions more than one spelling. */
    private static Object comparable(String text) {
        try {
            return PythonVersion.of(text.replace('_', '-'));
        } catch (InvalidVersionException e) {
            return text.replace('_', '-');
        }
    }

    /** @throws ManifestException when it has no name or no version */
    static Metadata of(byte[] content, Location where) throws ManifestException {
        String name = "";
        String version = "";
        String expression = "";
        String license = "";
        List<String> classifiers = new ArrayList<>();
        List<String> needs = new ArrayList<>();
        // Headers end at the first empty line; what follows is the description.
        for (String line : new String(content, StandardCharsets.UTF_8).split("\r\n|[\r\n]", -1)) {
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (colon < 0 || Character.isWhitespace(line.charAt(0))) {
                continue;
            }
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "name" -> name = name.isEmpty() ? value : name;
                case "version" -> version = version.isEmpty() ? value : version;
                case "license-expression" -> expression = value;
                case "license" -> license = value;
                case "requires-dist" -> need(value, needs);
                case "classifier" -> {
                    if (value.startsWith("License ::")) {
                        classifiers.add(SafeText.of(
                                value.substring(value.lastIndexOf("::") + 2).strip()));
                    }
                }
                default -> {
                    // Says nothing about which package it is.
                }
            }
        }
        if (name.isEmpty() || version.isEmpty()) {
            throw new ManifestException(where, "has no Name or no Version: it is no metadata of an installed package");
        }
        String said = expression.isEmpty() ? license : expression;
        return new Metadata(
                name,
                version,
                said.isEmpty() || said.equals("UNKNOWN") ? classifiers : List.of(SafeText.of(said)),
                needs);
    }

    /** Old packages have lines here that nobody can read; what is installed is known all the same. */
    private static void need(String text, List<String> needs) {
        try {
            Requirement requirement = Requirement.of(text);
            if (!requirement.neverHolds()) {
                needs.add(requirement.name());
            }
        } catch (RequirementException e) {
            return;
        }
    }
}
