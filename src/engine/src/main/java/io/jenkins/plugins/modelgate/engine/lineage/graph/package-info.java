/** Questions that go along the facts, and their pictures. */
package io.jenkins.plugins.modelgate.engine.lineage.graph;
