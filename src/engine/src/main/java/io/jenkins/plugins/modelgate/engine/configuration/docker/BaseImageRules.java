package io.jenkins.plugins.modelgate.engine.configuration.docker;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Dockerfile;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ImageName;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;

/** What an image is built on. */
final class BaseImageRules {
    static final ConfigurationRule<Dockerfile> LATEST = ConfigurationRule.named(
                    "docker/base-image-moves", Severity.MEDIUM, "Base image without a version")
            .why("latest, or no tag at all, is another image tomorrow. Whoever can push to it decides what the next"
                    + " build holds, and nobody can say what an earlier one held.")
            .mend("Name a version and, better, its digest: python:3.12.7-slim@sha256:….")
            .see("CWE-829", "AML.T0010")
            .source("CIS Docker Benchmark, 4.2: trusted base images; OpenSSF Scorecard, Pinned-Dependencies")
            .bad(1, "FROM python:latest\nUSER app\n")
            .good("FROM python:3.12.7-slim@sha256:" + "a".repeat(64) + "\nUSER app\n")
            .finds((file, found) -> external(file).forEach(stage -> {
                if (new ImageName(stage.base()).moves()) {
                    found.at(stage.from().line(), "FROM " + stage.base());
                }
            }));

    static final ConfigurationRule<Dockerfile> NO_DIGEST = ConfigurationRule.named(
                    "docker/base-image-digest", Severity.LOW, "Base image not pinned to a digest")
            .why("A tag can be pushed again. Only a digest says which image is meant, and a registry or a proxy in"
                    + " between cannot answer it with another.")
            .mend("Add the digest to the name and let a bot move it: FROM python:3.12.7-slim@sha256:….")
            .see("CWE-494", "AML.T0010")
            .source("SLSA v1.0, build requirements: resolved dependencies by digest; OpenSSF Scorecard,"
                    + " Pinned-Dependencies")
            .bad(1, "FROM python:3.12.7-slim\nUSER app\n")
            .good("FROM python:3.12.7-slim@sha256:" + "b".repeat(64) + "\nUSER app\n")
            .finds((file, found) -> external(file).forEach(stage -> {
                if (new ImageName(stage.base()).hasTagAlone()) {
                    found.at(stage.from().line(), "FROM " + stage.base());
                }
            }));

    static final ConfigurationRule<Dockerfile> ENDED_SUPPORT = ConfigurationRule.named(
                    "docker/base-image-ended", Severity.MEDIUM, "Base image that gets no security updates any more")
            .why("Its distribution or language version has reached its end of life: holes found since then stay open in"
                    + " every image built on it.")
            .mend("Build on a version that its maker still supports.")
            .see("CWE-1104", "AML.T0010")
            .source("CIS Docker Benchmark, 4.4: rebuild images to include security patches; endoflife.date")
            .bad(1, "FROM tensorflow/tensorflow:1.15.0-gpu\nUSER app\n")
            .good("FROM tensorflow/tensorflow:2.18.0-gpu\nUSER app\n")
            .finds((file, found) -> external(file).forEach(stage -> {
                if (EndOfLife.isPast(stage.base(), found.today())) {
                    found.at(stage.from().line(), "FROM " + stage.base());
                }
            }));

    static final ConfigurationRule<Dockerfile> FRONTEND = ConfigurationRule.named(
                    "docker/foreign-frontend", Severity.HIGH, "Dockerfile that brings its own builder")
            .why("The image named by the syntax directive is downloaded and run to interpret this file: it may turn the"
                    + " instructions that a reviewer reads into any others.")
            .mend("Use docker/dockerfile, best with a digest, or no directive at all.")
            .see("CWE-829")
            .source("docs.docker.com, Dockerfile reference: syntax; Custom Dockerfile syntax")
            .bad(1, "# syntax=registry.example/faster/dockerfile:1\nFROM python:3.12.7\nUSER app\n")
            .good("# syntax=docker/dockerfile:1\nFROM python:3.12.7\nUSER app\n")
            .finds((file, found) -> {
                if (!file.syntax().isEmpty()
                        && !file.syntax().matches("(docker\\.io/)?docker/dockerfile(-upstream)?([:@].*)?")) {
                    found.at(1, "syntax=" + file.syntax());
                }
            });

    static final List<ConfigurationRule<Dockerfile>> ALL = List.of(LATEST, NO_DIGEST, ENDED_SUPPORT, FRONTEND);

    private BaseImageRules() {}

    /** Stages that are built on an image from outside of the file. */
    private static List<Dockerfile.Stage> external(Dockerfile file) {
        List<Dockerfile.Stage> stages = file.stages();
        int[] below = Dockerfile.below(stages);
        List<Dockerfile.Stage> external = new ArrayList<>();
        for (int i = 0; i < below.length; i++) {
            String base = stages.get(i).base();
            if (below[i] < 0 && !base.equals("scratch") && !base.isEmpty()) {
                external.add(stages.get(i));
            }
        }
        return external;
    }
}
