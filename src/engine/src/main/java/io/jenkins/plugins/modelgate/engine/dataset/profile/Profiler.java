package io.jenkins.plugins.modelgate.engine.dataset.profile;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Facts.Fact;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.ColumnType;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the profile of a table, whatever database it is in: one statement for counts, ranges and means of all columns, one that
 * reads a sample for the edges of new bins, and one each for deviations, bins, categories and the label's blocks.
 */
public final class Profiler {
    private final Table table;
    private final ProfileOptions options;
    private final Profile baseline;

    private Profiler(Table table, ProfileOptions options, @CheckForNull Profile baseline) {
        this.table = table;
        this.options = options;
        this.baseline = baseline;
    }

    /**
     * Profiles a table.
     *
     * @param baseline whose bins are used where the columns are still of its type; null for a first profile
     * @throws DatasetException if the database could not answer, or the label's column is missing
     */
    public static Profile profile(Table table, ProfileOptions options, @CheckForNull Profile baseline)
            throws DatasetException, InterruptedException {
        return new Profiler(table, options, baseline).run();
    }

    private Profile run() throws DatasetException, InterruptedException {
        if (options.label() != null && table.column(options.label()) == null) {
            throw new DatasetException(table.name() + " has no column " + options.label() + " for the label");
        }
        Facts facts = Facts.of(table);
        Map<String, Numbers> numbers = numbers(facts);
        Map<String, CategoryPass.Counted> categories = categories(facts);
        List<ColumnProfile> columns = new ArrayList<>();
        for (Fact fact : facts.all()) {
            String name = fact.figure().column().name();
            columns.add(column(facts.rows(), fact, numbers.get(name), categories.get(name)));
        }
        boolean blocks = options.label() != null && !options.sensitive().contains(options.label());
        return new Profile(
                table.name(),
                options.digest(),
                facts.rows(),
                columns,
                options.label(),
                blocks ? LabelPass.count(table, options.label(), facts.rows()) : null,
                List.of());
    }

    private Map<String, Numbers> numbers(Facts facts) throws DatasetException, InterruptedException {
        List<Fact> known = new ArrayList<>();
        List<Edges> edges = new ArrayList<>();
        List<Fact> unknown = new ArrayList<>();
        for (Fact fact : facts.all()) {
            Column column = fact.figure().column();
            if (fact.figure().value().isEmpty() || options.sensitive().contains(column.name())) {
                continue;
            }
            Numbers before = before(column);
            if (before != null) {
                known.add(fact);
                edges.add(new Edges(before.bins(), before.grid()));
            } else if (fact.finite() > 0) {
                unknown.add(fact);
            }
        }
        edges.addAll(new EdgeFinder(table, facts.rows(), options.sample(), unknown.size()).find(unknown));
        known.addAll(unknown);
        List<Numbers> counted = new NumberPass(table).count(known, edges);
        Map<String, Numbers> numbers = new HashMap<>();
        for (int i = 0; i < counted.size(); i++) {
            numbers.put(known.get(i).figure().column().name(), counted.get(i));
        }
        return numbers;
    }

    /** The baseline's figures of a column that is still of the same kind. */
    @CheckForNull
    private Numbers before(Column column) {
        ColumnProfile before = baseline == null ? null : baseline.column(column.name());
        if (before == null) {
            return null;
        }
        if (column.type() == ColumnType.TEXT) {
            return before.lengths();
        }
        return before.type().isNumeric() == column.type().isNumeric() ? before.numbers() : null;
    }

    private Map<String, CategoryPass.Counted> categories(Facts facts) throws DatasetException, InterruptedException {
        List<CategoryPass.Wanted> wanted = new ArrayList<>();
        List<Long> rows = new ArrayList<>();
        for (Fact fact : facts.all()) {
            Column column = fact.figure().column();
            boolean few = column.type() == ColumnType.BOOLEAN
                    || column.type() == ColumnType.TEXT && fact.distinct() <= options.categoryColumns();
            if (few && !options.sensitive().contains(column.name())) {
                wanted.add(new CategoryPass.Wanted(column, known(column)));
                rows.add(fact.values());
            }
        }
        List<CategoryPass.Counted> counted = new CategoryPass(table).count(wanted, rows);
        Map<String, CategoryPass.Counted> categories = new HashMap<>();
        for (int i = 0; i < counted.size(); i++) {
            if (isFreeText(counted.get(i), rows.get(i))) {
                continue;
            }
            categories.put(wanted.get(i).column().name(), counted.get(i));
        }
        return categories;
    }

    /** Names, identifiers, sentences: a list of a thousand of them says nothing about the others, and may be about people. */
    private static boolean isFreeText(CategoryPass.Counted counted, long rows) {
        return !counted.categories().complete() && counted.distinct() > rows / 2;
    }

    private List<String> known(Column column) {
        ColumnProfile before = baseline == null ? null : baseline.column(column.name());
        Categories categories = before == null ? null : before.categories();
        if (categories == null) {
            return List.of();
        }
        List<Category> top = categories.top();
        return top.subList(0, Math.min(Categories.MOST, top.size())).stream()
                .map(Category::value)
                .toList();
    }

    private ColumnProfile column(
            long rows, Fact fact, @CheckForNull Numbers numbers, @CheckForNull CategoryPass.Counted counted) {
        Column column = fact.figure().column();
        boolean text = column.type() == ColumnType.TEXT;
        Distinct estimate = fact.distinct() < 0 ? null : new Distinct(fact.distinct(), Distinct.Precision.ESTIMATED);
        return new ColumnProfile(
                column.name(),
                column.type(),
                column.declared(),
                options.sensitive().contains(column.name()),
                rows,
                new ColumnProfile.Missing(rows - fact.values(), fact.nans(), fact.infinities()),
                counted == null ? estimate : new Distinct(counted.distinct(), Distinct.Precision.EXACT),
                text ? null : numbers,
                text ? numbers : null,
                counted == null ? null : counted.categories());
    }
}
