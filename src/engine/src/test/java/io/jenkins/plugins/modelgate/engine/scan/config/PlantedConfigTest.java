package io.jenkins.plugins.modelgate.engine.scan.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.Severity;
import io.jenkins.plugins.modelgate.engine.scan.FileInspector.Result;
import io.jenkins.plugins.modelgate.engine.scan.Scans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;

/** Random documents with one dangerous entry somewhere: it is always found, and nothing is found without it. */
public class PlantedConfigTest {
    private static final int ROUNDS = 1500;

    /** Frightening as text, harmless as keys and values of their own. */
    private static final String[] TEXTS = {
        "a",
        "os.system",
        "eval(1)",
        "{{ x }}",
        "{% evil",
        "import subprocess",
        "../../etc/passwd",
        "http://x",
        "auto_map",
        "!!python/object/apply:os.system",
        "&a",
        "*a",
        "<<",
        "",
        "null",
        "~",
        "true",
        "--",
        "_target_",
        "a: b",
        "# c",
        "\u00E4\u6F22\uD83D\uDE80",
        "\"quoted\"",
        "\\",
        "\t",
        "line\nbreak",
        "@",
        "%TAG",
        "---",
        "..."
    };

    private static final String[] KEYS = {
        "model_type",
        "hidden_size",
        "a",
        "b",
        "auto_map_",
        "Auto_map",
        "_target",
        "targets",
        "x y",
        "\u00E4",
        "0",
        "on",
        "architectures",
        "null",
        "",
        "vocab",
        "trust",
        "weights",
        "q\"k",
        "pre_tokenizer",
        "-",
        "merges",
        "?"
    };

    private final ObjectMapper json = new ObjectMapper();
    private final YAMLMapper yaml = new YAMLMapper();

    /** What is planted: a key, its value, the rule that must fire. */
    private record Plant(String key, Object value, String rule) {}

    @Test
    public void aPlantIsAlwaysFoundInJson() throws Exception {
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Random random = new Random(seed);
            Map<String, Object> document = object(random, 0);
            byte[] clean = json.writeValueAsBytes(document);
            assertThat(Scans.scan("config.json", clean).findings())
                    .as("seed %d", seed)
                    .isEmpty();
            Plant plant = plant(random);
            put(document, plant, random);
            check(Scans.scan("config.json", json.writeValueAsBytes(document)), plant, seed);
        }
    }

    @Test
    public void aPlantIsAlwaysFoundInYaml() throws Exception {
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Random random = new Random(seed);
            Map<String, Object> document = object(random, 0);
            byte[] clean = yaml.writeValueAsBytes(document);
            assertThat(Scans.scan("config.yaml", clean).findings())
                    .as("seed %d", seed)
                    .isEmpty();
            Plant plant = plant(random);
            put(document, plant, random);
            check(Scans.scan("config.yaml", yaml.writeValueAsBytes(document)), plant, seed);
        }
    }

    private static void check(Result result, Plant plant, long seed) {
        assertThat(Scans.rules(result)).as("seed %d, %s", seed, plant).contains(plant.rule());
        assertThat(result.coverage()).as("seed %d", seed).isEqualTo(Coverage.FULL);
        assertThat(result.findings())
                .as("seed %d", seed)
                .anyMatch(finding -> finding.severity().atLeast(Severity.MEDIUM));
    }

    private static Plant plant(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Plant("auto_map", wrapped("modeling_x.X", random, 0), "config/remote-code");
            case 1 -> new Plant("auto_map", wrapped("a/b--m.X", random, 0), "config/code-from-another-repository");
            case 2 -> new Plant("_target_", wrapped("subprocess.Popen", random, 0), "config/dangerous-callable");
            case 3 -> new Plant("trust_remote_code", true, "config/trust-remote-code");
            case 4 -> new Plant("custom_imports", wrapped("evil", random, 0), "config/import");
            default -> new Plant("py/reduce", wrapped("acme.f", random, 0), "config/object-json");
        };
    }

    /** The value in lists and objects of any depth, with nulls beside it. */
    private static Object wrapped(Object value, Random random, int depth) {
        if (depth > 4 || random.nextInt(3) == 0) {
            return value;
        }
        Object inner = wrapped(value, random, depth + 1);
        if (random.nextBoolean()) {
            return new ArrayList<>(random.nextBoolean() ? Arrays.asList(null, inner) : Arrays.asList(inner, null, 1));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("x", null);
        object.put("y", inner);
        return object;
    }

    private static void put(Map<String, Object> root, Plant plant, Random random) {
        List<Map<String, Object>> objects = new ArrayList<>();
        collect(root, objects);
        objects.get(random.nextInt(objects.size())).put(plant.key(), plant.value());
    }

    @SuppressWarnings("unchecked")
    private static void collect(Object node, List<Map<String, Object>> objects) {
        if (node instanceof Map<?, ?> map) {
            objects.add((Map<String, Object>) map);
            map.values().forEach(value -> collect(value, objects));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> collect(value, objects));
        }
    }

    private static Map<String, Object> object(Random random, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            object.put(KEYS[random.nextInt(KEYS.length)], value(random, depth + 1));
        }
        return object;
    }

    private static Object value(Random random, int depth) {
        int kind = random.nextInt(depth > 12 ? 5 : 9);
        return switch (kind) {
            case 0 -> null;
            case 1 -> random.nextInt();
            case 2 -> random.nextDouble();
            case 3 -> random.nextBoolean();
            case 4, 5 -> TEXTS[random.nextInt(TEXTS.length)];
            case 6, 7 -> object(random, depth);
            default -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
        };
    }
}
