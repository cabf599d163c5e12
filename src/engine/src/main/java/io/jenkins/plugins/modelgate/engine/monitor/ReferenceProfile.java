package io.jenkins.plugins.modelgate.engine.monitor;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The baseline apart: what the model is asked with, and what it answers. Where the baseline has no column of the predictions' name, its
 * label stands for them: a model should answer as it was taught.
 *
 * @param features columns to compare, without label
 * @param prediction what is known of the answers, under the name of the predictions' column; or null
 * @param compared columns of the table that have a counterpart
 * @param unknown names of columns of the table that have neither a counterpart nor a role
 */
record ReferenceProfile(
        Profile features, @CheckForNull ColumnProfile prediction, List<Column> compared, List<String> unknown) {

    static ReferenceProfile of(Profile baseline, Table table, Roles roles) {
        String answers = roles.predictions();
        ColumnProfile prediction = answers == null ? null : prediction(baseline, answers);
        List<ColumnProfile> features = new ArrayList<>();
        for (ColumnProfile column : baseline.columns()) {
            String name = column.name();
            boolean label = name.equals(baseline.label()) && table.column(name) == null;
            if (!name.equals(answers) && !roles.isAside(name) && !label && !name.equals(baseline.label())) {
                features.add(column);
            }
        }
        List<Column> compared = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Column column : table.columns()) {
            String name = column.name();
            boolean known = features.stream().anyMatch(feature -> feature.name().equals(name));
            if (known || prediction != null && name.equals(answers)) {
                compared.add(column);
            } else if (!roles.columns(false).containsValue(name)
                    && !roles.isAside(name)
                    && !name.equals(baseline.label())) {
                unknown.add(name);
            }
        }
        return new ReferenceProfile(part(baseline, features, null), prediction, compared, unknown);
    }

    @CheckForNull
    private static ColumnProfile prediction(Profile baseline, String answers) {
        ColumnProfile own = baseline.column(answers);
        ColumnProfile column = own != null || baseline.label() == null ? own : baseline.column(baseline.label());
        return column == null
                ? null
                : new ColumnProfile(
                        answers,
                        column.type(),
                        column.declared(),
                        column.sensitive(),
                        column.rows(),
                        column.missing(),
                        column.distinct(),
                        column.numbers(),
                        column.lengths(),
                        column.categories());
    }

    /** Some columns of a profile. */
    static Profile part(Profile whole, List<ColumnProfile> columns, @CheckForNull String label) {
        return new Profile(whole.dataset(), whole.digest(), whole.rows(), columns, label, null, List.of());
    }

    /** All that the window is counted in the bins of. */
    Profile whole() {
        List<ColumnProfile> columns = new ArrayList<>(features.columns());
        if (prediction != null) {
            columns.add(prediction);
        }
        return part(features, columns, null);
    }
}
