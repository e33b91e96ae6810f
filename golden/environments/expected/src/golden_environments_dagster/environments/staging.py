"""What is different in the Kedro environment `staging`."""

from .. import parameters


class BillOrdersConfig(parameters.BillOrdersConfig):
    """Parameters of the node `bill_orders`."""

    price: int = 4
