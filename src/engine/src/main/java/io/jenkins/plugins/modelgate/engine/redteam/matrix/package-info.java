/** What came of attacks, scenario by gate: values, their file and their part of a page. Light: a controller reads it. */
package io.jenkins.plugins.modelgate.engine.redteam.matrix;
