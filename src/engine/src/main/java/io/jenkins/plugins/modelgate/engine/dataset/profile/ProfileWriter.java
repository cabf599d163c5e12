package io.jenkins.plugins.modelgate.engine.dataset.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.measure.NumericBins;
import io.jenkins.plugins.modelgate.engine.report.JsonOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes {@code profile.json}; {@link ProfileReader} is its counterpart. */
public final class ProfileWriter {
    /** Name of the file beside the report. */
    public static final String FILE = "profile.json";

    /** Quantiles that are written out for people; the reader takes them from the counts. */
    static final double[] QUANTILES = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};

    private final JsonGenerator json;

    private ProfileWriter(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes the profile as UTF-8 and leaves the stream open.
     *
     * @throws IOException when the stream cannot be written
     */
    public static void write(Profile profile, OutputStream out) throws IOException {
        try (JsonGenerator json = JsonOutput.figures(out)) {
            new ProfileWriter(json).profile(profile);
        }
    }

    private void profile(Profile profile) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", Profile.SCHEMA_VERSION);
        text("dataset", profile.dataset());
        text("digest", profile.digest());
        json.writeNumberField("rows", profile.rows());
        if (profile.label() != null) {
            text("label", profile.label());
        }
        json.writeArrayFieldStart("columns");
        for (ColumnProfile column : profile.columns()) {
            column(column);
        }
        json.writeEndArray();
        LabelBlocks blocks = profile.blocks();
        if (blocks != null) {
            json.writeObjectFieldStart("labelBlocks");
            texts("classes", blocks.classes());
            json.writeArrayFieldStart("rows");
            for (List<Long> block : blocks.rows()) {
                json.writeStartArray();
                for (long count : block) {
                    json.writeNumber(count);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        if (!profile.signs().isEmpty()) {
            texts("signs", profile.signs());
        }
        json.writeEndObject();
    }

    private void column(ColumnProfile column) throws IOException {
        json.writeStartObject();
        text("name", column.name());
        text("type", column.type().name());
        text("declared", column.declared());
        json.writeBooleanField("sensitive", column.sensitive());
        json.writeNumberField("nulls", column.missing().nulls());
        json.writeNumberField("nans", column.missing().nans());
        json.writeNumberField("infinities", column.missing().infinities());
        if (column.distinct() != null) {
            json.writeObjectFieldStart("distinct");
            json.writeNumberField("count", column.distinct().count());
            text("precision", column.distinct().precision().name());
            json.writeEndObject();
        }
        numbers("numbers", column.numbers());
        numbers("lengths", column.lengths());
        Categories categories = column.categories();
        if (categories != null) {
            json.writeObjectFieldStart("categories");
            json.writeBooleanField("complete", categories.complete());
            json.writeNumberField("rest", categories.rest());
            texts("values", categories.top().stream().map(Category::value).toList());
            counts("rows", categories.top().stream().map(Category::rows).toList());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void numbers(String field, @CheckForNull Numbers numbers) throws IOException {
        if (numbers == null) {
            return;
        }
        json.writeObjectFieldStart(field);
        json.writeNumberField("min", numbers.min());
        json.writeNumberField("max", numbers.max());
        json.writeNumberField("mean", numbers.moments().mean());
        json.writeNumberField("squares", numbers.moments().squares());
        if (numbers.rows() > 0) {
            json.writeNumberField("std", numbers.moments().populationDeviation());
            json.writeObjectFieldStart("quantiles");
            for (double share : QUANTILES) {
                json.writeNumberField(String.valueOf(share), numbers.quantile(share));
            }
            json.writeEndObject();
        }
        NumericBins bins = numbers.bins();
        json.writeObjectFieldStart("bins");
        json.writeBooleanField("discrete", bins.discrete());
        json.writeNumberField("min", bins.min());
        json.writeNumberField("max", bins.max());
        decimals("points", bins.points());
        decimals("edges", bins.edges());
        json.writeEndObject();
        decimals("edges", numbers.grid().edges());
        counts("counts", numbers.counts());
        json.writeEndObject();
    }

    private void text(String name, String value) throws IOException {
        json.writeStringField(name, JsonOutput.wellFormed(value));
    }

    private void texts(String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(JsonOutput.wellFormed(value));
        }
        json.writeEndArray();
    }

    private void decimals(String name, List<Double> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    private void counts(String name, List<Long> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (long value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }
}
