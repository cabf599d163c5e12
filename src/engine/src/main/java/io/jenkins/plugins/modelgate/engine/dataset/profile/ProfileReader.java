package io.jenkins.plugins.modelgate.engine.dataset.profile;

import io.jenkins.plugins.modelgate.engine.dataset.measure.Moments;
import io.jenkins.plugins.modelgate.engine.dataset.measure.NumericBins;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import io.jenkins.plugins.modelgate.engine.report.JsonInput;
import io.jenkins.plugins.modelgate.engine.report.JsonShape;
import io.jenkins.plugins.modelgate.engine.report.ReportException;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads {@code profile.json}, whose author may be an attacker: bounded, no unknown field, and every count must fit every other, so
 * that nobody can hand in a baseline whose sums hide something.
 */
public final class ProfileReader {
    /** Largest document. */
    public static final long MAX_BYTES = 64L << 20;

    private static final int COLUMNS = 10_000;
    private static final int TEXT = 1000;
    private static final int QUANTILES = 100;

    private ProfileReader() {}

    /**
     * Reads a profile to its end and leaves the stream open.
     *
     * @throws ReportException saying what is refused and where
     * @throws IOException when the stream cannot be read
     */
    public static Profile read(InputStream in) throws IOException {
        JsonInput json = new JsonInput("The profile", in, MAX_BYTES);
        json.next();
        Profile profile = profile(json);
        if (json.next() != null) {
            throw json.refused("something follows the profile");
        }
        return profile;
    }

    private static Profile profile(JsonInput in) throws ReportException {
        // The number of rows stands before the columns in what we write, but an object has no order: it is put in
        // afterwards.
        JsonShape.Values values = new JsonShape()
                .must("schemaVersion", ProfileReader::version)
                .must("dataset", json -> json.text(TEXT))
                .must("digest", JsonInput::digest)
                .must("rows", JsonInput::count)
                .may("label", json -> json.text(TEXT))
                .must("columns", json -> json.list(COLUMNS, ProfileReader::column))
                .may("labelBlocks", ProfileReader::blocks)
                .may("signs", json -> json.list(Profile.MOST_SIGNS, each -> each.text(TEXT)))
                .read(in);
        long rows = values.number("rows", 0);
        List<String> read = values.get("signs");
        List<String> signs = read == null ? List.of() : read;
        List<JsonShape.Values> parts = values.get("columns");
        List<ColumnProfile> columns = new ArrayList<>();
        for (JsonShape.Values part : parts) {
            columns.add(checked(in, () -> column(part, rows)));
        }
        return checked(
                in,
                () -> new Profile(
                        values.text("dataset"),
                        values.text("digest"),
                        rows,
                        columns,
                        values.text("label"),
                        values.get("labelBlocks"),
                        signs));
    }

    private static Long version(JsonInput in) throws ReportException {
        long version = in.count();
        if (version != Profile.SCHEMA_VERSION) {
            throw in.refused(
                    "this engine reads version " + Profile.SCHEMA_VERSION + " of profiles; profile the data anew");
        }
        return version;
    }

    private static JsonShape.Values column(JsonInput in) throws ReportException {
        return new JsonShape()
                .must("name", json -> json.text(TEXT))
                .must("type", json -> json.constant(ColumnType.class))
                .must("declared", json -> json.text(TEXT))
                .must("sensitive", JsonInput::truth)
                .must("nulls", JsonInput::count)
                .must("nans", JsonInput::count)
                .must("infinities", JsonInput::count)
                .may("distinct", ProfileReader::distinct)
                .may("numbers", ProfileReader::numbers)
                .may("lengths", ProfileReader::numbers)
                .may("categories", ProfileReader::categories)
                .read(in);
    }

    private static ColumnProfile column(JsonShape.Values values, long rows) {
        return new ColumnProfile(
                values.text("name"),
                values.get("type"),
                values.text("declared"),
                values.<Boolean>get("sensitive"),
                rows,
                new ColumnProfile.Missing(
                        values.number("nulls", 0), values.number("nans", 0), values.number("infinities", 0)),
                values.get("distinct"),
                values.get("numbers"),
                values.get("lengths"),
                values.get("categories"));
    }

    private static Distinct distinct(JsonInput in) throws ReportException {
        JsonShape.Values values = new JsonShape()
                .must("count", JsonInput::count)
                .must("precision", json -> json.constant(Distinct.Precision.class))
                .read(in);
        return new Distinct(values.number("count", 0), values.get("precision"));
    }

    private static Numbers numbers(JsonInput in) throws ReportException {
        JsonShape quantiles = new JsonShape();
        for (double share : ProfileWriter.QUANTILES) {
            quantiles.may(String.valueOf(share), JsonInput::number);
        }
        JsonShape.Values values = new JsonShape()
                .must("min", JsonInput::number)
                .must("max", JsonInput::number)
                .must("mean", JsonInput::number)
                .must("squares", JsonInput::number)
                .may("std", JsonInput::number)
                .may("quantiles", quantiles::read)
                .must("bins", ProfileReader::bins)
                .must("edges", json -> json.list(Grid.MOST, JsonInput::number))
                .must("counts", json -> json.list(Grid.MOST + 1, JsonInput::count))
                .read(in);
        return checked(in, () -> {
            List<Long> counts = values.get("counts");
            long rows = counts.stream().reduce(0L, Math::addExact);
            return new Numbers(
                    values.get("bins"),
                    new Grid(values.get("edges")),
                    counts,
                    values.<Double>get("min"),
                    values.<Double>get("max"),
                    new Moments(rows, values.<Double>get("mean"), values.<Double>get("squares")));
        });
    }

    private static NumericBins bins(JsonInput in) throws ReportException {
        JsonShape.Values values = new JsonShape()
                .must("discrete", JsonInput::truth)
                .must("min", JsonInput::number)
                .must("max", JsonInput::number)
                .must("points", json -> json.list(QUANTILES, JsonInput::number))
                .must("edges", json -> json.list(QUANTILES, JsonInput::number))
                .read(in);
        return checked(
                in,
                () -> new NumericBins(
                        values.<Boolean>get("discrete"),
                        values.get("points"),
                        values.get("edges"),
                        values.<Double>get("min"),
                        values.<Double>get("max")));
    }

    private static Categories categories(JsonInput in) throws ReportException {
        JsonShape.Values values = new JsonShape()
                .must("complete", JsonInput::truth)
                .must("rest", JsonInput::count)
                .must("values", json -> json.list(Categories.MOST_WITH_BASELINE, each -> each.text(TEXT)))
                .must("rows", json -> json.list(Categories.MOST_WITH_BASELINE, JsonInput::count))
                .read(in);
        List<String> names = values.get("values");
        List<Long> rows = values.get("rows");
        if (names.size() != rows.size()) {
            throw in.refused("there are " + names.size() + " categories and " + rows.size() + " counts");
        }
        List<Category> top = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            top.add(new Category(names.get(i), rows.get(i)));
        }
        return checked(in, () -> new Categories(top, values.number("rest", 0), values.<Boolean>get("complete")));
    }

    private static LabelBlocks blocks(JsonInput in) throws ReportException {
        JsonShape.Values values = new JsonShape()
                .must("classes", json -> json.list(LabelBlocks.CLASSES, each -> each.text(TEXT)))
                .must(
                        "rows",
                        json -> json.list(
                                LabelBlocks.BLOCKS, block -> block.list(LabelBlocks.CLASSES, JsonInput::count)))
                .read(in);
        return checked(in, () -> new LabelBlocks(values.get("classes"), values.get("rows")));
    }

    /** What the records refuse, told with its place. */
    private static <T> T checked(JsonInput in, Supplier<T> made) throws ReportException {
        try {
            return made.get();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw in.refused(SafeText.of(String.valueOf(e.getMessage())));
        }
    }
}
