/** The index of facts: segments that are never changed, a cache of the audit trail that is checked against it and made again. */
package io.jenkins.plugins.modelgate.engine.lineage.store;
