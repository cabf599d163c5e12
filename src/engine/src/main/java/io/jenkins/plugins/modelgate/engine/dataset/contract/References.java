package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.DatasetException;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;
import io.jenkins.plugins.modelgate.engine.report.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Finds the columns that a contract's references name: {@code object.property} or {@code schema/ID/properties/ID}. */
final class References {
    private final Contract contract;
    private final SchemaObject object;
    private final Table table;
    private final Map<String, Table> others;

    References(Contract contract, SchemaObject object, Table table, Map<String, Table> others) {
        this.contract = contract;
        this.object = object;
        this.table = table;
        this.others = others;
    }

    /** The assertion of a foreign key from these columns. */
    Assertion foreignKey(Relationship relationship, Target from) throws DatasetException {
        List<Operand> keys = new ArrayList<>();
        Table other = null;
        for (String reference : relationship.to()) {
            List<String> path = path(reference);
            Table named = table(path.get(0));
            if (other != null && other != named) {
                throw new DatasetException("its targets lie in different objects");
            }
            other = named;
            keys.add(operand(path, named));
        }
        return new ReferenceAssertion(from.at(relationship.pointer()), other, keys);
    }

    /** The columns of this object that references name. */
    List<Operand> own(List<String> references) throws DatasetException {
        List<Operand> operands = new ArrayList<>();
        for (String reference : references) {
            List<String> path = path(reference);
            if (table(path.get(0)) != table) {
                throw new DatasetException(SafeText.quote(reference) + " does not start at the object itself");
            }
            operands.add(operand(path, table));
        }
        return operands;
    }

    private static List<String> path(String reference) throws DatasetException {
        if (reference.contains("#")) {
            throw new DatasetException(SafeText.quote(reference)
                    + " lies in another contract, which is not read; describe it in this one");
        }
        if (!reference.contains("/")) {
            return Arrays.asList(reference.split("\\."));
        }
        String[] parts = (reference.startsWith("/") ? reference.substring(1) : reference).split("/");
        List<String> path = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 2) {
            if (!parts[i].equals(i == 0 ? "schema" : "properties")) {
                throw new DatasetException(SafeText.quote(reference) + " does not name a property");
            }
            path.add(parts[i + 1]);
        }
        if (path.size() < 2) {
            throw new DatasetException(SafeText.quote(reference) + " does not name a property");
        }
        return path;
    }

    @CheckForNull
    private SchemaObject described(String name) {
        return contract.named(name);
    }

    private Table table(String name) throws DatasetException {
        SchemaObject described = described(name);
        if (described == object) {
            return table;
        }
        List<String> names = new ArrayList<>(List.of(name));
        if (described != null) {
            names.add(described.name());
            names.add(String.valueOf(described.physicalName()));
        }
        for (String candidate : names) {
            Table other = others.get(candidate);
            if (other != null) {
                return other;
            }
        }
        throw new DatasetException(
                "the table " + SafeText.quote(name) + " is not among the given data; give it as well");
    }

    private Operand operand(List<String> path, Table in) throws DatasetException {
        SchemaObject described = described(path.get(0));
        Property property = described == null ? null : described.property(path.get(1));
        Column column = property == null ? in.column(path.get(1)) : Columns.of(property, in);
        if (column == null) {
            throw new DatasetException(in.name() + " has no column " + SafeText.quote(path.get(1)));
        }
        Operand operand = Columns.operand(column, in);
        for (String name : path.subList(2, path.size())) {
            operand = NestedType.fields(operand).get(name);
            if (operand == null) {
                throw new DatasetException("the column has no field " + SafeText.quote(name));
            }
        }
        return operand;
    }
}
