/**
 * What was found about a set of packages, as files: a compact tree for pages and comparisons, and a bill of material. Reading
 * and showing the tree needs no library but Jackson, for a controller does it.
 */
package io.jenkins.plugins.modelgate.engine.dependency.tree;
