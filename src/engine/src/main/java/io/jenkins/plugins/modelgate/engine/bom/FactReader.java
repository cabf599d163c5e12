package io.jenkins.plugins.modelgate.engine.bom;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.bom.ModelFacts.Metric;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * Reads the metadata of Hugging Face model cards (YAML between two lines of three hyphens at the top of README.md) and the
 * configuration of transformers and PEFT. Hostile text: nothing is expanded, followed or looked up.
 */
final class FactReader {
    private static final String FENCE = "---";
    private static final int DEPTH = 24;
    private static final int TEXT = 200;
    private static final int ITEMS = 200;

    private final List<String> problems = new ArrayList<>();

    ModelFacts read(FactFiles files) {
        JsonNode card = card(files);
        JsonNode configuration = document(files, FactFiles.CONFIGURATION);
        JsonNode adapter = document(files, FactFiles.ADAPTER);
        List<String> bases = texts(card.path("base_model"));
        if (bases.isEmpty()) {
            bases = texts(adapter.path("base_model_name_or_path"));
        }
        List<String> licenses = texts(card.path("license"));
        String named = text(card.path("license_name"));
        return new ModelFacts(
                text(card.path("pipeline_tag")),
                text(configuration.path("model_type")),
                first(texts(configuration.path("architectures"))),
                text(card.path("library_name")),
                licenses.equals(List.of("other")) && named != null ? List.of(named) : licenses,
                texts(card.path("datasets")),
                bases,
                texts(card.path("tags")),
                metrics(card.path("model-index")),
                problems);
    }

    private JsonNode card(FactFiles files) {
        byte[] bytes = files.bytes(FactFiles.CARD);
        if (bytes == null) {
            return MissingNode.getInstance();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.startsWith(FENCE + "\n") && !text.startsWith(FENCE + "\r\n")) {
            return MissingNode.getInstance();
        }
        int begin = text.indexOf('\n') + 1;
        int end = text.indexOf("\n" + FENCE, begin - 1);
        if (end < 0) {
            problems.add(FactFiles.CARD + ": the metadata has no end");
            return MissingNode.getInstance();
        }
        return parse(yaml(), text.substring(begin, Math.max(begin, end)), FactFiles.CARD);
    }

    private JsonNode document(FactFiles files, String name) {
        byte[] bytes = files.bytes(name);
        if (bytes == null) {
            return MissingNode.getInstance();
        }
        if (files.cut(name)) {
            problems.add(name + ": longer than " + FactFiles.MAX_BYTES + " bytes");
            return MissingNode.getInstance();
        }
        return parse(json(), new String(bytes, StandardCharsets.UTF_8), name);
    }

    private JsonNode parse(ObjectMapper mapper, String text, String name) {
        try {
            JsonNode node = mapper.readTree(text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JacksonException e) {
            problems.add(name + ": " + SafeText.of(String.valueOf(e.getOriginalMessage()), TEXT));
        } catch (RuntimeException e) {
            // The YAML parser throws its own for what it does not like.
            problems.add(name + ": " + SafeText.of(String.valueOf(e.getMessage()), TEXT));
        }
        return MissingNode.getInstance();
    }

    private static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH)
                .maxStringLength(FactFiles.MAX_BYTES)
                .build();
    }

    private static ObjectMapper json() {
        return JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                        .streamReadConstraints(constraints())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .build();
    }

    /** Jackson keeps aliases as they are written: nothing grows. */
    private static ObjectMapper yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEPTH);
        options.setCodePointLimit(FactFiles.MAX_BYTES);
        return YAMLMapper.builder(YAMLFactory.builder()
                        .loaderOptions(options)
                        .streamReadConstraints(constraints())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .build();
    }

    /** {@code model-index} of the card: results, each of a dataset, each with metrics. */
    private static List<Metric> metrics(JsonNode index) {
        List<Metric> metrics = new ArrayList<>();
        for (JsonNode model : index) {
            for (JsonNode result : model.path("results")) {
                JsonNode dataset = result.path("dataset");
                String slice = text(dataset.path("name"));
                String split = text(dataset.path("split"));
                for (JsonNode metric : result.path("metrics")) {
                    String type = text(metric.path("type"));
                    String value = text(metric.path("value"));
                    if (type != null && value != null && metrics.size() < ITEMS) {
                        metrics.add(
                                new Metric(type, value, slice == null || split == null ? slice : slice + " " + split));
                    }
                }
            }
        }
        return metrics;
    }

    /** One text or a list of them. */
    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            for (JsonNode each : node) {
                add(texts, each);
            }
        } else {
            add(texts, node);
        }
        return texts;
    }

    private static void add(List<String> texts, JsonNode node) {
        String text = text(node);
        if (text != null && texts.size() < ITEMS && !texts.contains(text)) {
            texts.add(text);
        }
    }

    private static String first(List<String> texts) {
        return texts.isEmpty() ? null : texts.get(0);
    }

    @CheckForNull
    private static String text(JsonNode node) {
        String text = node.isValueNode() && !node.isNull()
                ? SafeText.of(node.asText(), TEXT).strip()
                : "";
        return text.isEmpty() ? null : text;
    }
}
