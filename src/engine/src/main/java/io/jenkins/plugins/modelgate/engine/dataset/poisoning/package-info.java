/** Indicators that somebody planted rows, labels or triggers in a dataset; none needs a model. They say where to look, never that data is clean. */
package io.jenkins.plugins.modelgate.engine.dataset.poisoning;
