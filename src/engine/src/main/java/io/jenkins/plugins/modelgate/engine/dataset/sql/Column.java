package io.jenkins.plugins.modelgate.engine.dataset.sql;

/**
 * A column of a table.
 *
 * @param name as the file or the database spells it; hostile text until it is quoted or passed through SafeText
 * @param type what it holds
 * @param declared the database's own name of the type
 */
public record Column(String name, ColumnType type, String declared) {}
