/**
 * Take-over of the older deployment of AIStore: DaemonSets on labelled hosts, from the Helm chart
 * of 2019 and 2020. What is found becomes a plan. Pure, but for the workflow.
 */
@NullMarked
package io.windlass.workflows.aistore.takeover;

import org.jspecify.annotations.NullMarked;
