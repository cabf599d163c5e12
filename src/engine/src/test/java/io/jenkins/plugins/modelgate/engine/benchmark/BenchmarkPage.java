package io.jenkins.plugins.modelgate.engine.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts the rows of a run between the two markers of the benchmarks page. */
final class BenchmarkPage {
    private static final String BEGIN = "<!-- measured -->";
    private static final String END = "<!-- end -->";

    private BenchmarkPage() {}

    static void update(Path page, List<String> rows) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        String table =
                "\n\n| input | openssl | model-gate | ratio | target | peak memory |\n|---|---|---|---|---|---|\n"
                        + String.join("\n", rows) + "\n\n";
        Files.writeString(page, text.substring(0, begin) + table + text.substring(end));
    }
}
