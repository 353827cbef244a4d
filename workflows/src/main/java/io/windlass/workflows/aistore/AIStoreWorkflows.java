package io.windlass.workflows.aistore;

import io.windlass.workflows.aistore.delete.DeletePlanner;
import io.windlass.workflows.aistore.delete.DeleteWorkflowImpl;
import io.windlass.workflows.aistore.deploy.DeployPlanner;
import io.windlass.workflows.aistore.deploy.DeployWorkflowImpl;
import io.windlass.workflows.aistore.drain.DrainPlanner;
import io.windlass.workflows.aistore.drain.DrainWorkflowImpl;
import io.windlass.workflows.aistore.foresight.PlanWorkflowImpl;
import io.windlass.workflows.aistore.rebalance.RebalancePlanner;
import io.windlass.workflows.aistore.rebalance.RebalanceWorkflowImpl;
import io.windlass.workflows.aistore.recover.RecoverPlanner;
import io.windlass.workflows.aistore.recover.RecoverWorkflowImpl;
import io.windlass.workflows.aistore.replace.ReplaceNodePlanner;
import io.windlass.workflows.aistore.replace.ReplaceNodeWorkflowImpl;
import io.windlass.workflows.aistore.restart.RollingRestartWorkflowImpl;
import io.windlass.workflows.aistore.rotate.RotateCertificatesPlanner;
import io.windlass.workflows.aistore.rotate.RotateCertificatesWorkflowImpl;
import io.windlass.workflows.aistore.scaledown.ScaleDownPlanner;
import io.windlass.workflows.aistore.scaledown.ScaleDownWorkflowImpl;
import io.windlass.workflows.aistore.scaleup.ScaleUpPlanner;
import io.windlass.workflows.aistore.scaleup.ScaleUpWorkflowImpl;
import io.windlass.workflows.aistore.shutdown.ShutDownPlanner;
import io.windlass.workflows.aistore.shutdown.ShutDownWorkflowImpl;
import io.windlass.workflows.aistore.startup.StartUpPlanner;
import io.windlass.workflows.aistore.startup.StartUpWorkflowImpl;
import io.windlass.workflows.aistore.takeover.TakeOverWorkflowImpl;
import io.windlass.workflows.aistore.upgrade.RollingUpgradePlanner;
import io.windlass.workflows.aistore.upgrade.RollingUpgradeWorkflowImpl;
import io.windlass.workflows.lifecycle.Operation;
import java.util.List;

/** The table of contents: every AIStore workflow, and which planner steers which operation. */
public final class AIStoreWorkflows {

  /** What a worker registers. */
  public static final List<Class<?>> IMPLEMENTATIONS =
      List.of(
          AIStoreWorkflowImpl.class,
          DeployWorkflowImpl.class,
          ScaleUpWorkflowImpl.class,
          ScaleDownWorkflowImpl.class,
          RollingUpgradeWorkflowImpl.class,
          RollingRestartWorkflowImpl.class,
          RebalanceWorkflowImpl.class,
          ReplaceNodeWorkflowImpl.class,
          DrainWorkflowImpl.class,
          RotateCertificatesWorkflowImpl.class,
          RecoverWorkflowImpl.class,
          ShutDownWorkflowImpl.class,
          StartUpWorkflowImpl.class,
          DeleteWorkflowImpl.class,
          PlanWorkflowImpl.class,
          TakeOverWorkflowImpl.class);

  private AIStoreWorkflows() {}

  /** The rules of an operation. */
  public static OperationPlanner planner(Operation operation) {
    return switch (operation) {
      case DEPLOY -> new DeployPlanner();
      case SCALE_UP -> new ScaleUpPlanner();
      case SCALE_DOWN -> new ScaleDownPlanner();
      case ROLLING_UPGRADE, ROLLING_RESTART -> new RollingUpgradePlanner();
      case REBALANCE -> new RebalancePlanner();
      case REPLACE_NODE -> new ReplaceNodePlanner();
      case DRAIN -> new DrainPlanner();
      case ROTATE_CERTIFICATES -> new RotateCertificatesPlanner();
      case RECOVER -> new RecoverPlanner();
      case SHUT_DOWN -> new ShutDownPlanner();
      case START_UP -> new StartUpPlanner();
      case DELETE -> new DeletePlanner();
      case TAKE_OVER ->
          throw new IllegalArgumentException(
              operation.word() + " has an older deployment to plan for");
      case DRIVER_ROLLOUT, CONVERT, UNINSTALL ->
          throw new IllegalArgumentException(operation.word() + " is of drivers, not of AIStore");
    };
  }
}
