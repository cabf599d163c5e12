/** Rows that are asked in SQL: the embedded engine, locked down, and databases behind JDBC. */
package io.jenkins.plugins.modelgate.engine.dataset.sql;
