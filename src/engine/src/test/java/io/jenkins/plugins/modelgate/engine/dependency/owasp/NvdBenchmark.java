package io.jenkins.plugins.modelgate.engine.dependency.owasp;

import io.jenkins.plugins.modelgate.engine.MeasuredProcess;
import io.jenkins.plugins.modelgate.engine.dependency.ComponentId;
import io.jenkins.plugins.modelgate.engine.dependency.Ecosystem;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.Answer;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.AdvisoryStore;
import io.jenkins.plugins.modelgate.engine.dependency.advisory.store.Snapshot;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One step of the measurement of Dependency-Check in a process of its own: {@code generate FEEDS COUNT}, {@code build FEEDS STORE},
 * {@code find STORE DEPENDENCIES}. Prints {@code name=value} lines.
 *
 * <p>Generated CVEs are spread over the years, with a CVSS vector, 40 words and one to nine ranges of versions each, about 40,000
 * products, as the NVD has about as many.
 */
public final class NvdBenchmark {
    private static final int YEARS = 25;
    private static final int FIRST = 2002;

    private NvdBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path place = Path.of(args[1]);
        switch (args[0]) {
            case "generate" -> generate(Files.createDirectories(place), Integer.parseInt(args[2]));
            case "build" -> {
                AdvisoryStore store = new AdvisoryStore(Path.of(args[2]));
                System.out.println("records=" + NvdFeeds.fill(store, place).records());
                try (Snapshot snapshot = store.open()) {
                    System.out.println(
                            "databaseMiB=" + (snapshot.files("nvd").get(0).size() >> 20));
                }
            }
            default -> find(new AdvisoryStore(place), Integer.parseInt(args[2]));
        }
        MeasuredProcess.tell();
    }

    private static void find(AdvisoryStore store, int dependencies) throws IOException, InterruptedException {
        List<ComponentId> components = new ArrayList<>();
        for (int i = 0; i < dependencies; i++) {
            Ecosystem ecosystem =
                    List.of(Ecosystem.PYPI, Ecosystem.MAVEN, Ecosystem.NPM).get(i % 3);
            String name = ecosystem == Ecosystem.MAVEN ? "org.acme" + i % 97 + ":" + product(i) : product(i);
            components.add(ComponentId.of(ecosystem, name, i % 5 + "." + i % 11 + "." + i % 7));
        }
        try (Snapshot snapshot = store.open()) {
            Answer answer = new DependencyCheckSource(snapshot).find(components);
            System.out.println("advisories=" + answer.advisories());
            System.out.println("matches=" + answer.matches().size());
        }
    }

    private static String product(int number) {
        return "library-" + Integer.toString(number * 7919 % 40_009, 36) + "x";
    }

    private static void generate(Path feeds, int count) throws IOException {
        Random random = new Random(40);
        for (int year = 0; year < YEARS; year++) {
            int records = count / YEARS;
            try (BufferedWriter out =
                    Files.newBufferedWriter(feeds.resolve("nvdcve-2.0-" + (FIRST + year) + ".json"))) {
                out.write("{\"totalResults\":" + records + ",\"version\":\"2.0\",\"timestamp\":\"" + NvdFeeds.WRITTEN
                        + "\",\"vulnerabilities\":[");
                for (int i = 0; i < records; i++) {
                    out.write((i == 0 ? "" : ",\n") + record("CVE-" + (FIRST + year) + "-" + (10_000 + i), random));
                }
                out.write("]}");
            }
        }
        NvdFeeds.write(feeds, "modified", NvdFeeds.WRITTEN, "");
    }

    private static String record(String id, Random random) {
        StringBuilder text = new StringBuilder("{\"cve\":{\"id\":\"").append(id);
        text.append("\",\"published\":\"2020-01-01T00:00:00.000\",\"lastModified\":\"2026-11-20T00:00:00.000\",");
        text.append("\"vulnStatus\":\"Analyzed\",\"descriptions\":[{\"lang\":\"en\",\"value\":\"");
        for (int w = 0; w < 40; w++) {
            text.append(Integer.toString(random.nextInt(5000) + 2000, 36)).append(' ');
        }
        text.append(
                "\"}],\"metrics\":{\"cvssMetricV31\":[{\"source\":\"nvd@nist.gov\",\"type\":\"Primary\",\"cvssData\":{");
        text.append("\"version\":\"3.1\",\"vectorString\":\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\",");
        text.append(
                "\"baseScore\":9.8,\"baseSeverity\":\"CRITICAL\"},\"exploitabilityScore\":3.9,\"impactScore\":5.9}]},");
        text.append("\"configurations\":[{\"nodes\":[{\"operator\":\"OR\",\"negate\":false,\"cpeMatch\":[");
        String product = product(random.nextInt(40_000));
        for (int m = random.nextInt(9); m >= 0; m--) {
            text.append("{\"vulnerable\":true,\"matchCriteriaId\":\"A\",\"criteria\":\"cpe:2.3:a:")
                    .append(product);
            text.append(':')
                    .append(product)
                    .append(":*:*:*:*:*:*:*:*\",\"versionStartIncluding\":\"")
                    .append(m);
            text.append(".0\",\"versionEndExcluding\":\"").append(m).append('.').append(random.nextInt(11));
            text.append(m == 0 ? "\"}" : "\"},");
        }
        return text.append("]}]}],\"references\":[{\"url\":\"https://example.com/")
                .append(id)
                .append("\"}]}}")
                .toString();
    }
}
