package io.jenkins.plugins.modelgate.engine.scan.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Fixtures;
import io.jenkins.plugins.modelgate.engine.scan.Mutations;
import io.jenkins.plugins.modelgate.engine.scan.ScanRules;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

/** Damaged configuration of every kind ends with an answer. */
public class ConfigFuzzTest {
    private static final String[] NAMES = {
        "config.json",
        "modules.json",
        "model_index.json",
        "x.index.json",
        "a.ipynb",
        "c.yaml",
        "MLmodel",
        "t.jinja",
        "m.py"
    };

    private static final String YAML = "%TAG !p! tag:yaml.org,2002:python/\n---\na: &a {<<: [*a, {b: 1}], t: *a}\n"
            + "? [x, y]\n: !p!tuple [1, ~]\nb: |\n  text\nc: >-\n  fold\n'd': \"\\u0041\"\n_target_: torch.nn.Linear\n"
            + "e: !new:torch.nn.ReLU\n...\n---\n- - - *a\n";

    private static List<byte[]> seeds() {
        return List.of(
                Fixtures.bytes("config/minilm/config.json"),
                Fixtures.bytes("config/minilm/tokenizer_config.json"),
                Fixtures.bytes("config/minilm/modules.json"),
                Fixtures.bytes("config/mlflow/MLmodel"),
                YAML.getBytes(StandardCharsets.UTF_8),
                "{\"auto_map\": {\"A\": [\"x/y--m.C\", null]}, \"weight_map\": {\"a\": \"../b\"}}"
                        .getBytes(StandardCharsets.UTF_16),
                "from . import (a,\n b as c)\nimport x.y.z\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Entry for a fuzzer. */
    public static void fuzzerTestOneInput(byte[] content) {
        String name = NAMES[(content.length == 0 ? 0 : content[0] & 0xFF) % NAMES.length];
        Result result = Scans.scan(name, content);
        assertThat(Scans.rules(result)).doesNotContain(ScanRules.FAILURE.id());
    }

    @Test
    public void damagedConfigurationEndsWithAnAnswer() {
        for (String name : NAMES) {
            Mutations.scan(name, seeds(), 500);
        }
    }

    @Test
    public void theEntryForFuzzersWorks() {
        seeds().forEach(ConfigFuzzTest::fuzzerTestOneInput);
        fuzzerTestOneInput(new byte[0]);
    }
}
