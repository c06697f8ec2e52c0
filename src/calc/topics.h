/* Every calculator of the product, callable on its own: steward calc TOPIC. */
#pragma once
