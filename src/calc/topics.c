#include "calc/topics.h"
