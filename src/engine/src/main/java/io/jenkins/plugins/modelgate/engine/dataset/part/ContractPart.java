package io.jenkins.plugins.modelgate.engine.dataset.part;

import io.jenkins.plugins.modelgate.engine.dataset.DatasetPart;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetRun;
import io.jenkins.plugins.modelgate.engine.dataset.contract.Contract;
import io.jenkins.plugins.modelgate.engine.dataset.contract.ContractCheck;
import io.jenkins.plugins.modelgate.engine.dataset.contract.ContractException;
import io.jenkins.plugins.modelgate.engine.dataset.contract.ContractFile;
import io.jenkins.plugins.modelgate.engine.dataset.contract.ContractOptions;
import io.jenkins.plugins.modelgate.engine.dataset.contract.ContractOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The rows against the contract that was named. */
public final class ContractPart implements DatasetPart {
    @Override
    public String name() {
        return "contract";
    }

    @Override
    public void prepare(DatasetRun run) throws IOException {
        Path file = run.options().contract();
        if (file != null) {
            try {
                run.share(Contract.class, ContractFile.read(file));
            } catch (ContractException e) {
                throw new IOException(e.getMessage(), e);
            }
        } else if (!run.options().tables().isEmpty()) {
            throw new IOException("--table names what a contract's relationships lead to; name the contract as well");
        }
    }

    @Override
    public void examine(DatasetRun run) throws IOException, InterruptedException {
        Contract contract = run.shared(Contract.class);
        if (contract == null) {
            return;
        }
        ContractOptions options = ContractOptions.usual(run.untyped(), run.started())
                .permitted(
                        run.policy().text("dataset.contractSql").equals("ALLOWED"),
                        Duration.ofSeconds(run.policy().number("dataset.contractSqlSeconds")),
                        timestamps(run));
        ContractOutcome outcome = ContractCheck.run(run.table(), run.tables(), contract, options, run::find);
        run.metric("contractRules", (long) outcome.evaluated());
        run.metric("contractViolated", (long) outcome.violated());
        if (outcome.notEvaluated() > 0) {
            run.metric("contractNotEvaluated", (long) outcome.notEvaluated());
            run.incomplete();
        }
    }

    /** The admin's entry for an object comes before what a later layer adds. */
    private static Map<String, String> timestamps(DatasetRun run) {
        Map<String, String> columns = new HashMap<>();
        for (Map<String, Object> entry : run.policy().entries("dataset.timestampColumns")) {
            columns.putIfAbsent(String.valueOf(entry.get("object")), String.valueOf(entry.get("column")));
        }
        return columns;
    }
}
