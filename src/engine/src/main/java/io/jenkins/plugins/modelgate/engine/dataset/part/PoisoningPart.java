package io.jenkins.plugins.modelgate.engine.dataset.part;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetOptions;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetPart;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetRun;
import io.jenkins.plugins.modelgate.engine.dataset.poisoning.KnownSigns;
import io.jenkins.plugins.modelgate.engine.dataset.poisoning.KnownSignsForm;
import io.jenkins.plugins.modelgate.engine.dataset.poisoning.PoisoningCheck;
import io.jenkins.plugins.modelgate.engine.dataset.poisoning.PoisoningOptions;
import io.jenkins.plugins.modelgate.engine.dataset.poisoning.PoisoningRules;
import io.jenkins.plugins.modelgate.engine.dataset.poisoning.SuspiciousRows;
import io.jenkins.plugins.modelgate.engine.dataset.profile.ColumnProfile;
import io.jenkins.plugins.modelgate.engine.dataset.profile.Profile;
import io.jenkins.plugins.modelgate.engine.dataset.sql.SampledTable;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.Location;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Signs of poisoning that need no model. */
public final class PoisoningPart implements DatasetPart {
    @Override
    public String name() {
        return "poisoning";
    }

    /** Signs of the accepted version are in its profile, which an earlier part has read. */
    @Override
    public void prepare(DatasetRun run) throws IOException {
        Accepted accepted = run.shared(Accepted.class);
        Profile baseline = accepted == null ? null : accepted.baseline();
        if (baseline == null || baseline.signs().isEmpty()) {
            return;
        }
        try {
            run.share(KnownSigns.class, KnownSignsForm.read(baseline.signs()));
        } catch (IOException e) {
            throw new IOException("the signs in the baseline's profile are refused: " + e.getMessage(), e);
        }
    }

    @Override
    public void examine(DatasetRun run) throws IOException, InterruptedException {
        DatasetOptions asked = run.options();
        boolean joined = asked.predictions() != null || asked.embeddings() != null;
        if (joined && asked.sample() < 1) {
            throw new IOException("predictions and embeddings belong to all rows; leave sample out");
        }
        Table predictions = asked.predictions() == null ? null : run.table("predictions", asked.predictions());
        Table embeddings = asked.embeddings() == null ? null : run.table("embeddings", asked.embeddings());
        PoisoningOptions options = PoisoningOptions.of(asked.label())
                .withSources(asked.source() == null ? List.of() : List.of(asked.source()))
                .withBaseline(run.shared(KnownSigns.class))
                .withPredictions(predictions)
                .withEmbeddings(embeddings)
                .withThresholds(
                        share(run, "duplicateShare"), share(run, "conflictingLabels"), share(run, "triggerPurity"));
        SuspiciousRows rows = new SuspiciousRows();
        Profile profile = run.shared(Profile.class);
        PoisoningCheck.Looked looked = PoisoningCheck.run(
                SampledTable.of(run.table(), asked.sample()), options, run::find, rows, sensitive(profile));
        if (!looked.whole()) {
            run.incomplete();
        }
        if (asked.sample() < 1) {
            run.incomplete(
                    PoisoningRules.NOT_EXAMINED,
                    Location.ofFile(run.table().name()),
                    "the indicators looked at a share of " + asked.sample()
                            + " of the rows: good for a first look, and no gate opens by it. Leave sample out");
        }
        if (profile != null && looked.signs() != null) {
            run.share(Profile.class, profile.withSigns(KnownSignsForm.lines(looked.signs())));
        }
        run.metric("poisoningCompared", run.shared(KnownSigns.class) != null);
        run.metric("poisoningSample", asked.sample());
        run.metric("suspiciousRows", (long) rows.rows().size());
        run.attach(SuspiciousRows.FILE, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            rows.write(writer);
            writer.flush();
        });
    }

    private static Set<String> sensitive(Profile profile) {
        return profile == null
                ? Set.of()
                : profile.columns().stream()
                        .filter(ColumnProfile::sensitive)
                        .map(ColumnProfile::name)
                        .collect(Collectors.toSet());
    }

    private static double share(DatasetRun run, String field) {
        return run.policy().decimal("dataset.poisoning." + field).doubleValue();
    }
}
