package io.jenkins.plugins.modelgate.engine.scan.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

/** Large configuration is read as a stream. */
public class LargeConfigTest {
    /** As tokenizers of 250,000 words: a vocabulary in one object, merges in one array. */
    static byte[] tokenizer(int words) {
        StringBuilder json =
                new StringBuilder("{\"version\": \"1.0\", \"added_tokens\": [], \"model\": {\"type\": \"BPE\",");
        json.append("\"vocab\": {");
        for (int i = 0; i < words; i++) {
            json.append(i == 0 ? "" : ", ")
                    .append("\"\u0120w")
                    .append(Integer.toString(i * 7919, 36))
                    .append("\": ")
                    .append(i);
        }
        json.append("}, \"merges\": [");
        for (int i = 0; i < words; i++) {
            json.append(i == 0 ? "" : ", ")
                    .append("\"\u0120w ")
                    .append(Integer.toString(i * 7919, 36))
                    .append('"');
        }
        return json.append("]}}").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    public void aTokenizerOfTenMegabytesTakesSeconds() {
        byte[] tokenizer = tokenizer(300_000);
        assertThat(tokenizer.length).isGreaterThan(10_000_000);
        Scans.scan("tokenizer.json", tokenizer(50_000));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        Result result = Scans.scan("tokenizer.json", tokenizer);
        double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
        assertThat(result.findings()).isEmpty();
        assertThat(result.coverage()).isEqualTo(Coverage.FULL);
        assertThat(seconds)
                .as("processor seconds for %d bytes", tokenizer.length)
                .isLessThan(5);
    }

    @Test
    public void anIndexOfManyTensorsLooksUpEachFileOnce() {
        StringBuilder json = new StringBuilder("{\"weight_map\": {");
        for (int i = 0; i < 100_000; i++) {
            json.append("\"model.layers.")
                    .append(i)
                    .append("\": \"model-0000")
                    .append(i % 9)
                    .append(".safetensors\", ");
        }
        byte[] index = json.append("\"z\": \"a\"}}").toString().getBytes(StandardCharsets.UTF_8);
        Result result = Scans.scan("model.safetensors.index.json", index);
        assertThat(result.findings()).hasSize(9);
    }
}
