package io.jenkins.plugins.modelgate.engine.check;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetPart;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetRun;
import io.jenkins.plugins.modelgate.engine.dataset.input.SourceList;
import io.jenkins.plugins.modelgate.engine.dataset.lineage.DatasetFacts;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.JdbcEngine;
import io.jenkins.plugins.modelgate.engine.dataset.sql.JdbcUrl;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.Artifact;
import io.jenkins.plugins.modelgate.engine.report.Coverage;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import io.jenkins.plugins.modelgate.engine.report.Subject;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A dataset that is a table of a database, which runs the queries itself. It has no digest: rows may change at any time. */
final class DatabaseDataset {
    private DatabaseDataset() {}

    static DatasetSubject examine(ValidateDatasetRequest request, DatasetRun run, List<DatasetPart> parts)
            throws IOException, InterruptedException {
        JdbcEngine.refuseUnlessAllowed(request.engine(), request.policy(), request.workspace());
        if (request.paths().size() != 1) {
            throw new DatasetException("with --engine jdbc:… name one table instead of files");
        }
        if (request.manifest() != null) {
            throw new DatasetException("a manifest lists files; a table in a database has none");
        }
        String name = request.paths().get(0);
        String url = JdbcUrl.shown(request.engine().url());
        new SourceList(request.policy(), null).checkAddress(url + "/" + name, run::find);
        try (JdbcEngine engine =
                JdbcEngine.open(request.engine(), FileDataset.limits(request).time())) {
            Table table = engine.table(name);
            run.rows(table, false, (other, file) -> {
                throw new DatasetException(other + " is a file; it can only be joined in the embedded engine");
            });
            for (Map.Entry<String, List<String>> other :
                    request.options().tables().entrySet()) {
                run.table(other.getKey(), engine.table(only(other)));
            }
            RowExamination.run(parts, run);
            String path = SafeText.of(name.replace('/', '_').replace('\\', '_'));
            Coverage coverage = run.isIncomplete() ? Coverage.PARTIAL : Coverage.FULL;
            Artifact artifact = new Artifact(path, 0, null, "table", coverage, false);
            DatasetFacts facts = new DatasetFacts(
                    url.substring("jdbc:".length()),
                    SafeText.of(name),
                    url,
                    null,
                    JdbcUrl.kind(url),
                    null,
                    0,
                    0,
                    table.rows(),
                    null,
                    table.columns());
            return new DatasetSubject(new Subject(path, null, null, 1, 0), List.of(artifact), facts);
        }
    }

    private static String only(Map.Entry<String, List<String>> table) throws DatasetException {
        if (table.getValue().size() != 1) {
            throw new DatasetException(
                    "--table " + SafeText.of(table.getKey()) + ": with --engine jdbc:… name one table of the database");
        }
        return table.getValue().get(0);
    }
}
