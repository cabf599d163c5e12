/** The looks at the rows that the check consists of, one class each. */
package io.jenkins.plugins.modelgate.engine.dataset.part;
