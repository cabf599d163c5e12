package io.jenkins.plugins.modelgate.engine.check;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.DatasetRun;
import io.jenkins.plugins.modelgate.engine.dataset.contract.Contract;
import io.jenkins.plugins.modelgate.engine.dataset.contract.SchemaObject;
import io.jenkins.plugins.modelgate.engine.dataset.input.Examined;
import io.jenkins.plugins.modelgate.engine.dataset.input.InputProgress;
import io.jenkins.plugins.modelgate.engine.dataset.input.InputRules;
import io.jenkins.plugins.modelgate.engine.dataset.input.Inputs;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.EmbeddedEngine;
import io.jenkins.plugins.modelgate.engine.report.Location;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Files of the tables that a contract may name besides the rows under examination. They decide whether a foreign key holds: they
 * come from permitted sources, are digested, and stand in the report as the rows do.
 */
final class ContractTables {
    private final Map<String, Inputs> inputs = new LinkedHashMap<>();

    /**
     * Finds and digests the files.
     *
     * @param rows name of the table under examination
     * @throws IOException as {@link Inputs#resolve} does, and for two tables of one name
     */
    static ContractTables resolve(ValidateDatasetRequest request, DatasetRun run, String rows)
            throws IOException, InterruptedException {
        ContractTables tables = new ContractTables();
        Set<String> names = new HashSet<>(Set.of(rows.toLowerCase(Locale.ROOT)));
        Contract contract = run.shared(Contract.class);
        SchemaObject own = contract == null ? null : contract.object(rows);
        for (Map.Entry<String, List<String>> each : request.options().tables().entrySet()) {
            String name = each.getKey();
            if (!names.add(name.toLowerCase(Locale.ROOT)) || own != null && contract.named(name) == own) {
                throw new DatasetException("table " + SafeText.quote(name)
                        + " is the name of the rows that are checked, or of another table; give each table the name of"
                        + " another object of the contract");
            }
            tables.inputs.put(
                    each.getKey(),
                    Inputs.resolve(each.getValue(), request.workspace(), request.threads(), InputProgress.SILENT));
        }
        return tables;
    }

    /** What was read, in the order of the tables. */
    Collection<Inputs> inputs() {
        return inputs.values();
    }

    /** What stands in the way of one table leaves the check incomplete; the contract's other rules are judged all the same. */
    void load(EmbeddedEngine engine, DatasetRun run) throws InterruptedException {
        for (Map.Entry<String, Inputs> each : inputs.entrySet()) {
            if (tellFaults(each.getValue(), run)) {
                load(each.getKey(), each.getValue(), engine, run);
            }
        }
    }

    /** Tells what is wrong with the files, which leaves the check incomplete. @return whether nothing is */
    static boolean tellFaults(Inputs files, DatasetRun run) {
        boolean whole = true;
        for (Examined each : files.examined()) {
            if (each.fault() != null) {
                whole = false;
                String name = each.file().path();
                run.incomplete(
                        InputRules.UNREADABLE, new Location(name, null, each.faultAt()), name + ": " + each.fault());
            }
        }
        return whole;
    }

    private static void load(String name, Inputs files, EmbeddedEngine engine, DatasetRun run)
            throws InterruptedException {
        Contract contract = run.shared(Contract.class);
        try {
            run.table(name, engine.load(name, files.files(), texts(contract == null ? null : contract.named(name))));
        } catch (DatasetException e) {
            run.incomplete(
                    InputRules.UNREADABLE,
                    Location.ofFile(files.files().get(0).path()),
                    "table " + SafeText.quote(name) + ": " + withoutPlaces(e.getMessage(), files));
        }
    }

    /** Reports name files as the workspace does. */
    static String withoutPlaces(String message, Inputs files) {
        return message.replace(files.workspace() + "/", "");
    }

    /** Columns that the contract wants as they are written: "007" is not 7. */
    static Set<String> texts(@CheckForNull SchemaObject object) {
        return object == null ? Set.of() : new HashSet<>(object.textColumns());
    }
}
