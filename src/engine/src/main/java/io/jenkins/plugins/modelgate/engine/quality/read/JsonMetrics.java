package io.jenkins.plugins.modelgate.engine.quality.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.List;

/**
 * JSON of any shape that is known. NaN and Infinity, which Python writes, are read in order to be told; a name that stands
 * twice in one object is refused, for two readers would see two figures.
 */
final class JsonMetrics {
    private static final int DEPTH = 32;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(4 << 20)
                            .maxNameLength(1 << 12)
                            .maxNumberLength(400)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Shapes from the most to the least particular; a new one is a line here. */
    private static final List<MetricsFormat> FORMATS =
            List.of(new LmEvaluation(), new MlflowJson(), new MetricList(), new NestedMetrics());

    private JsonMetrics() {}

    static void read(MetricsDocument document, Sheet sheet) throws UnreadableException {
        JsonNode json;
        try {
            json = JSON.readTree(document.text());
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw new UnreadableException(
                    "is no JSON that is accepted here" + line + ": " + SafeText.of(e.getOriginalMessage()), e);
        }
        for (MetricsFormat format : FORMATS) {
            if (format.matches(json)) {
                sheet.format(format.name());
                ModelClaim.of(json, sheet);
                format.read(json, sheet);
                return;
            }
        }
        throw new UnreadableException("is JSON, but neither an object nor a list of metrics");
    }
}
