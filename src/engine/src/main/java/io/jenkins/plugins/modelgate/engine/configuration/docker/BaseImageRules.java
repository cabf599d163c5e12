package io.jenkins.plugins.modelgate.engine.configuration.docker;

import io.jenkins.plugins.modelgate.engine.configuration.ConfigurationRule;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.Dockerfile;
import io.jenkins.plugins.modelgate.engine.configuration.syntax.ImageName;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What an image is built on. */
final class BaseImageRules {
    private static final Pattern ENDED =
            Pattern.compile("(.*/)?(python:(2(\\D.*)?|3\\.[0-9](\\D.*)?)|python:.*-(jessie|stretch|buster)"
                    + "|ubuntu:(1[0-9]\\.\\d+|20\\.04|trusty|xenial|bionic|focal).*"
                    + "|debian:([1-9]|10|wheezy|jessie|stretch|buster)(\\D.*)?"
                    + "|centos(:.*)?|node:([0-9]|1[0-8])(\\D.*)?|alpine:(2|3\\.([0-9]|1[0-8]))(\\D.*)?"
                    + "|nvidia/cuda:([1-9]|10)\\..*|tensorflow/tensorflow:(0|1)\\..*|openjdk(:.*)?)");

    static final ConfigurationRule<Dockerfile> LATEST = ConfigurationRule.named(
                    "docker/base-image-moves", Severity.MEDIUM, "Base image without a version")
            .why("latest, or no tag at all, is another image tomorrow. Whoever can push to it decides what the next"
                    + " build holds, and nobody can say what an earlier one held.")
            .mend("Name a version and, better, its digest: python:3.12.7-slim@sha256:….")
            .see("CWE-829", "AML.T0010")
            .source("CIS Docker Benchmark, 4.2 and 4.7: trusted base images, no caching of latest")
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
                String name = stage.base().replaceFirst("@sha256:.*", "").replaceFirst("^docker\\.io/(library/)?", "");
                if (ENDED.matcher(name).matches()) {
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
        List<Dockerfile.Stage> external = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Dockerfile.Stage stage : file.stages()) {
            boolean own = names.stream().anyMatch(stage.base()::equalsIgnoreCase);
            if (!own && !stage.base().equals("scratch") && !stage.base().isEmpty()) {
                external.add(stage);
            }
            names.add(stage.name());
        }
        return external;
    }
}
