package io.jenkins.plugins.modelgate.engine.dataset.contract;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Column;
import io.jenkins.plugins.modelgate.engine.dataset.sql.Table;

/** Finds the columns of a table that a contract speaks of. */
final class Columns {
    private Columns() {}

    /** By the physical name when the table has one of that name, otherwise by the logical one; null when it has neither. */
    @CheckForNull
    static Column of(Property property, Table table) {
        Column physical = property.physicalName() == null ? null : table.column(property.physicalName());
        return physical == null ? table.column(property.name()) : physical;
    }

    static Operand operand(Column column, Table table) {
        return new Operand(
                table.dialect().quote(column.name()),
                column.type(),
                String.valueOf(column.declared()),
                table.dialect());
    }
}
