/** Data contracts (ODCS 3.1): read strictly, asked of a table in a few statements, or written from one. */
package io.jenkins.plugins.modelgate.engine.dataset.contract;
