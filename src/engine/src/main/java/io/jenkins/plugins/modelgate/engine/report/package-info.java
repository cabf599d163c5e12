/** What a check says: findings, verdicts, reports, and the forms they are written in. */
package io.jenkins.plugins.modelgate.engine.report;
