/** Whether data still look like their baseline, told in findings and figures. */
package io.jenkins.plugins.modelgate.engine.dataset.drift;
